/** Commands for whoever runs a server: projects, keys, signing in. */
@NullMarked
package dev.baseline.cli.operate;

import org.jspecify.annotations.NullMarked;
