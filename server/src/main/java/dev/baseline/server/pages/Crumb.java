package dev.baseline.server.pages;

/**
 * One step of the way from the start page to a page.
 *
 * @param name what it is called
 * @param path where it is
 */
public record Crumb(String name, String path) {}
