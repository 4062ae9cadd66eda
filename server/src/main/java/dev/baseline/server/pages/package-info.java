/**
 * What every page is made of: the frame around it, components, charts and the files that browsers
 * load. Knows who is signed in and which project is shown, and no feature.
 */
@NullMarked
package dev.baseline.server.pages;

import org.jspecify.annotations.NullMarked;
