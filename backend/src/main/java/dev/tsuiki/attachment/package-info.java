/**
 * Images and files: their type judged from their bytes, thumbnails made when first asked for; may
 * use the journal, its notebook and the storage.
 */
@NullMarked
package dev.tsuiki.attachment;

import org.jspecify.annotations.NullMarked;
