package dev.baseline.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random secrets and their hashes. A secret has 256 random bits, so a plain SHA-256 keeps it: there
 * is no dictionary to try.
 */
final class Secret {

  private static final char[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

  /** 43 characters of 62 carry 256 bits. */
  private static final int LENGTH = 43;

  private Secret() {}

  /** A new secret of letters and digits. */
  static String create(SecureRandom random) {
    return text(random, LENGTH);
  }

  /** {@code length} random letters and digits. */
  static String text(SecureRandom random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  /** The SHA-256 of a secret. */
  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** Whether {@code secret} has that hash, in a time that does not depend on where they differ. */
  static boolean matches(String secret, byte[] hash) {
    return MessageDigest.isEqual(hash(secret), hash);
  }
}
