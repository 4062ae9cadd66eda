package dev.baseline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBlockTest {

  @Test
  void of_textCannotEndTheElement() {
    String json = JsonBlock.of(List.of("</script><!-- &amp;")).toString();

    assertThat(json).isEqualTo("[\"\\u003c/script\\u003e\\u003c!-- \\u0026amp;\"]");
  }
}
