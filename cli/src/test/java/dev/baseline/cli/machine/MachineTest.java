package dev.baseline.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  private static final String INTEL =
      "processor : 0\nvendor_id : GenuineIntel\nmodel name : A  Xeon\n";
  private static final String ARM = "processor : 0\nCPU implementer : 0x41\nCPU part : 0xd0c\n";

  @TempDir private Path root = Path.of("");

  @BeforeEach
  void makeFolders() throws Exception {
    Files.createDirectories(root.resolve("proc/thread-self"));
    Files.createDirectories(root.resolve("etc"));
  }

  private Machine machine(String processor, String architecture) throws Exception {
    Files.writeString(root.resolve("proc/cpuinfo"), processor);
    return new Machine(root, architecture);
  }

  @Test
  void attributes_ofThisMachine_areThere() {
    assertThat(Machine.local().attributes())
        .containsKeys(Environment.KERNEL, Environment.CPU_CORES, Environment.MEMORY);
  }

  @Test
  void attributes_debian_nameItsVersion() throws Exception {
    Files.writeString(
        root.resolve("etc/os-release"),
        "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");

    assertThat(machine(INTEL, "amd64").attributes())
        .containsEntry(Environment.OS, "Debian GNU/Linux 12");
  }

  @Test
  void attributes_intelAsIntel_isNotEmulated() throws Exception {
    assertThat(machine(INTEL, "amd64").attributes())
        .containsEntry(Environment.CPU_MODEL, "A Xeon")
        .doesNotContainKey(Environment.EMULATED);
  }

  @Test
  void attributes_armAsArm_hasItsNumbersForAName() throws Exception {
    assertThat(machine(ARM, "aarch64").attributes())
        .containsEntry(Environment.CPU_MODEL, "ARM 0x41/0xd0c")
        .doesNotContainKey(Environment.EMULATED);
  }

  @Test
  void attributes_armOnIntel_isEmulated() throws Exception {
    assertThat(machine(INTEL, "aarch64").attributes()).containsEntry(Environment.EMULATED, "true");
  }

  @Test
  void attributes_processorMadeOfSoftware_isEmulated() throws Exception {
    var processor = INTEL.replace("A  Xeon", "QEMU TCG CPU version 2.5+");

    assertThat(machine(processor, "amd64").attributes())
        .containsEntry(Environment.EMULATED, "true");
  }

  @Test
  void attributes_runByQemu_isEmulated() throws Exception {
    Files.createSymbolicLink(
        root.resolve("proc/thread-self/exe"), Path.of("/usr/bin/qemu-riscv64-static"));

    assertThat(machine("", "riscv64").attributes()).containsEntry(Environment.EMULATED, "true");
  }

  @Test
  void version_ofATool_isItsFirstLine() throws Exception {
    var tool =
        Files.writeString(root.resolve("c++"), "#!/bin/sh\necho; echo \"C $1 <x>\"; echo 2\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    assertThat(new Tool(tool.toString()).version()).contains("C --version (x)");
    assertThat(new Tool(tool.toString()).attribute()).isEqualTo("tool.cxx");
  }

  @Test
  void version_ofNoTool_isNone() {
    assertThat(new Tool("no-such-tool").version()).isEmpty();
    assertThat(new Tool("false").version()).isEmpty();
  }
}
