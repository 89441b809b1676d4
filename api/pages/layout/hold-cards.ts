/**
 * Keeps the room of a card that the server has drawn until the element has drawn it again. In English that takes no time; in another
 * language the element first loads its words, and the page would move. Runs in the browser, before the element does.
 */

export function holdCards(): void {
  for (const place of document.querySelectorAll<HTMLElement>('.server-card')) {
    place.style.minHeight = `${place.offsetHeight}px`;
    const release = () => place.style.removeProperty('min-height');
    for (const event of ['ready', 'error'])
      place.addEventListener(`content-advisory:${event}`, release, { once: true });
  }
}
