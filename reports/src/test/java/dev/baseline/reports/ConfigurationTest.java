package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void hash_isTheSameForEver() {
    // printf '2:os5:linux2:vm2:cs' | sha256sum | cut -c1-32
    assertThat(Configuration.of(Map.of("vm", "cs", "os", "linux")).hash())
        .isEqualTo("a82e140a8508d2c2d2691eafe8ce696a");
  }

  @Test
  void hash_countsBytes() {
    // printf '2:os2:é' | sha256sum | cut -c1-32
    assertThat(Configuration.of(Map.of("os", "é")).hash())
        .isEqualTo("eb43927d9f9c0cec69196ca757188ab9");
  }

  @Test
  void hash_otherOrder() {
    var written = new LinkedHashMap<String, String>();
    written.put("vm", "cs");
    written.put("os", "linux");
    assertThat(Configuration.of(written))
        .isEqualTo(Configuration.of(Map.of("os", "linux", "vm", "cs")))
        .hasToString("os=linux, vm=cs");
  }

  @Property(tries = 500, seed = "1")
  void hash_differsWhereMapsDiffer(
      @ForAll Map<String, String> one, @ForAll Map<String, String> other) {
    assertThat(Configuration.of(one).hash().equals(Configuration.of(other).hash()))
        .isEqualTo(one.equals(other));
  }

  @Test
  void hash_textThatLooksLikeTwoAxes() {
    assertThat(Configuration.of(Map.of("a", "1, b=2")).hash())
        .isNotEqualTo(Configuration.of(Map.of("a", "1", "b", "2")).hash());
  }

  @Test
  void axes_areACopy() {
    var axes = new TreeMap<>(Map.of("os", "linux"));
    var configuration = new Configuration(axes);
    axes.put("os", "mac");
    assertThat(configuration.axes()).containsExactly(Map.entry("os", "linux"));
    assertThatThrownBy(() -> configuration.axes().put("os", "mac"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void axes_ofAnotherOrder_areSortedByKey() {
    var backwards = new TreeMap<String, String>(Comparator.reverseOrder());
    backwards.putAll(Map.of("os", "linux", "vm", "cs"));
    assertThat(new Configuration(backwards).hash())
        .isEqualTo(Configuration.of(Map.of("os", "linux", "vm", "cs")).hash());
  }

  @Test
  void environment_hash_isThatOfItsAttributes() {
    assertThat(Environment.of(Map.of("os", "linux")).hash())
        .isEqualTo(Configuration.of(Map.of("os", "linux")).hash());
  }

  @Test
  void environment_hash_ofNothing() {
    // printf '' | sha256sum | cut -c1-32
    assertThat(Environment.of(Map.of()).hash()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
  }
}
