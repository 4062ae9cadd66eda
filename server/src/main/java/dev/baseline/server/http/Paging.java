package dev.baseline.server.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a long list is asked for: at most {@code limit} items after a position.
 *
 * @param limit at least 1
 * @param before where the page before this one ended; the items of this one are older
 */
public record Paging(int limit, Position before) {

  /** The most items that a page may have unless its address says otherwise. */
  public static final int MAX_LIMIT = 500;

  /** How many items a page has unless it is asked for more or fewer. */
  public static final int DEFAULT_LIMIT = 50;

  private static final String LIMIT = "limit";
  private static final String BEFORE = "before";

  /**
   * What a query asks for with {@code limit} (1 to 500) and {@code before}.
   *
   * @throws ProblemException if either is not what it must be
   */
  public static Paging of(Query query) {
    return of(query, DEFAULT_LIMIT, MAX_LIMIT);
  }

  /**
   * The same with other bounds.
   *
   * @param usual how many items a page has if the query does not say
   * @param most the most that it may ask for
   */
  public static Paging of(Query query, int usual, int most) {
    return new Paging(
        query.number(LIMIT, 1, most).orElse((long) usual).intValue(),
        query.text(BEFORE).map(Paging::position).orElse(Position.START));
  }

  /** How many items to read: one more than are sent, which tells whether there is another page. */
  public int wanted() {
    return limit + 1;
  }

  /**
   * The answer with what was read.
   *
   * @param query the query, whose other parameters stay in the link to the next page
   * @param read at most {@link #wanted()} items
   * @param position where an item stands in the list
   */
  public <T> Listing<T> listing(Query query, List<T> read, Function<T, Position> position) {
    if (read.size() <= limit) {
      return Listing.whole(read);
    }
    List<T> items = read.subList(0, limit);
    return listing(query, items, Optional.of(position.apply(items.getLast())));
  }

  /**
   * The answer of a list that was not read to the end, however few items were found.
   *
   * @param end where reading stopped; empty if at the end of the list
   */
  public <T> Listing<T> listing(Query query, List<T> items, Optional<Position> end) {
    return new Listing<>(items, end.map(last -> query.with(BEFORE, last.text())));
  }

  private static Position position(String text) {
    return Position.parse(text)
        .orElseThrow(
            () ->
                Query.refused(
                    BEFORE,
                    "must be a position that an earlier page gave",
                    "follow the page's next as it is, or leave it out to begin with the newest"));
  }
}
