/** Keeps the room of cards that the server has drawn until the live ones are there, which may wait for the words of their language. */

export function holdCards(): void {
  for (const card of document.querySelectorAll<HTMLElement>('.server-card content-advisory')) {
    card.style.minHeight = `${card.offsetHeight}px`;
    const release = () => (card.style.minHeight = '');
    for (const event of ['ready', 'error'])
      card.addEventListener(`content-advisory:${event}`, release, { once: true });
  }
}
