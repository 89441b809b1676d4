/**
 * Keeps the room of a card that the server has drawn until the element has drawn it again. In English that takes no time; in another
 * language the element first loads its words, and the page would move. Its own height keeps its margins, too. Runs in the browser, before the element does.
 */

export function holdCards(): void {
  for (const card of document.querySelectorAll<HTMLElement>('.server-card content-advisory')) {
    card.style.minHeight = `${card.offsetHeight}px`;
    const release = () => card.style.removeProperty('min-height');
    for (const event of ['ready', 'error'])
      card.addEventListener(`content-advisory:${event}`, release, { once: true });
  }
}
