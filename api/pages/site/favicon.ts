/** The icon of the site: levels that rise, one of which decides. */

export const FAVICON_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#111" d="M0 0h32v32H0z"/><path fill="#faf9f6" d="M5 20h4v7H5zM11 15h4v12h-4z"/><path fill="#f86" d="M17 10h4v17h-4z"/><path fill="#666" d="M23 5h4v22h-4z"/></svg>';

/** The same in 32 × 32 pixels: an ICO file with a PNG in it. A test compares the two. */
const ICO =
  'AAABAAEAICAAAAEAIAB0AAAAFgAAAIlQTkcNChoKAAAADUlIRFIAAAAgAAAAIAQDAAAAgVRnxwAAAAxQTFRFERERZmZm/4hm+vn2hjdMjgAAACNJREFUeNpjYKAxYBQUoLIAk5IClQWYjQ2oLMBsbDAQAtQHADQ1DwOlEKfJAAAAAElFTkSuQmCC';

export function faviconIco(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(ICO), (character) => character.charCodeAt(0));
}
