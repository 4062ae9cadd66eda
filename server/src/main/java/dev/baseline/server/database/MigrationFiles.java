package dev.baseline.server.database;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** The files {@code V<number>__<name>.sql} of one place on the class path. */
final class MigrationFiles {

  private static final Pattern NAME = Pattern.compile("V([1-9]\\d{0,8})__\\w+\\.sql");

  private static final ClassLoader LOADER = MigrationFiles.class.getClassLoader();

  private MigrationFiles() {}

  /**
   * The checksum of every version, as Flyway keeps it in its history: the CRC-32 of the lines
   * without their ends.
   */
  static SortedMap<Integer, Integer> checksums(String location) {
    SortedMap<Integer, Integer> checksums = new TreeMap<>();
    try {
      for (URL place : Collections.list(LOADER.getResources(location))) {
        for (String name : names(place)) {
          Matcher matcher = NAME.matcher(name);
          if (matcher.matches()) {
            checksums.put(Integer.valueOf(matcher.group(1)), checksum(location + "/" + name));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (checksums.isEmpty()) {
      throw new DatabaseStartFailed(
          "This build of Baseline holds no migrations in %s: build it anew.".formatted(location));
    }
    return checksums;
  }

  private static List<String> names(URL place) throws IOException {
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      String folder = location(jar);
      return jar.getJarFile().stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder))
          .map(name -> name.substring(folder.length()))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(place.toString())))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static String location(JarURLConnection jar) {
    String name = jar.getEntryName();
    return name.endsWith("/") ? name : name + "/";
  }

  private static int checksum(String resource) throws IOException {
    CRC32 checksum = new CRC32();
    URL file = LOADER.getResource(resource);
    if (file == null) {
      throw new FileNotFoundException(resource);
    }
    try (InputStream stream = file.openStream()) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    return (int) checksum.getValue();
  }
}
