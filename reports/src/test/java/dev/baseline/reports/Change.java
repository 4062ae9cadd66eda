package dev.baseline.reports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change at one place of a document. */
sealed interface Change {

  void apply(Place place);

  /** Every field and element of the document. */
  static List<Place> places(JsonNode document) {
    return places(document, new ArrayList<>());
  }

  /** A field, or an element, of a document. */
  record Place(JsonNode parent, String field, int index) {}

  record Replace(JsonNode value) implements Change {
    @Override
    public void apply(Place place) {
      switch (place.parent()) {
        case ObjectNode object -> object.set(place.field(), value.deepCopy());
        case ArrayNode array -> array.set(place.index(), value.deepCopy());
        default -> throw new AssertionError(place);
      }
    }
  }

  record Remove() implements Change {
    @Override
    public void apply(Place place) {
      switch (place.parent()) {
        case ObjectNode object -> object.remove(place.field());
        case ArrayNode array -> array.remove(place.index());
        default -> throw new AssertionError(place);
      }
    }
  }

  record AddUnknown() implements Change {
    @Override
    public void apply(Place place) {
      if (place.parent() instanceof ObjectNode object) {
        object.put("Unknown field", 1);
      }
    }
  }

  private static List<Place> places(JsonNode node, List<Place> places) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(
                  field -> {
                    places.add(new Place(node, field.getKey(), -1));
                    places(field.getValue(), places);
                  });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          places.add(new Place(node, "", i));
          places(array.get(i), places);
        }
      }
      default -> {
        // A single value has no places.
      }
    }
    return places;
  }
}
