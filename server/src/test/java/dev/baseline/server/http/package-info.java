@NullMarked
package dev.baseline.server.http;

import org.jspecify.annotations.NullMarked;
