/** How Tsuiki speaks HTTP: problems, paging, limits, multipart. Knows no other room. */
@NullMarked
package dev.tsuiki.web;

import org.jspecify.annotations.NullMarked;
