/** Keeps the room of cards that the server has drawn until the live ones are there, which may wait for the words of their language. */

export function holdCards(): void {
  for (const place of document.querySelectorAll<HTMLElement>('.server-card')) {
    place.style.minHeight = `${place.offsetHeight}px`;
    const release = () => (place.style.minHeight = '');
    for (const event of ['ready', 'error'])
      place.addEventListener(`content-advisory:${event}`, release, { once: true });
  }
}
