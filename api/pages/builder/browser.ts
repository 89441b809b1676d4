/**
 * Runs in the builder: what is chosen is shown at once. The page asks its own address for the same form's answer, and takes over what
 * changed; so that with a script and without one there is one truth.
 */

/** Milliseconds after the last letter of a search. */
const TYPING = 200;

const form = document.querySelector<HTMLFormElement>('.choices');
if (form) follow(form);

function follow(form: HTMLFormElement): void {
  /** Ids of what is not yet as it was chosen. */
  const stale = new Set<string>();
  let asking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The button that asks for the first film found, until it has come. */
  let finding: HTMLElement | null = null;

  const update = async (...parts: string[]): Promise<void> => {
    for (const part of parts) stale.add(part);
    asking.abort();
    const { signal } = (asking = new AbortController());
    say('');
    try {
      const answer = await fetch(addressOf(form, finding), { signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of stale) take(part, page);
      const shown = document.getElementById('shown');
      if (stale.has('result') && shown) say('Showing ', ...shown.cloneNode(true).childNodes);
      stale.clear();
      finding = null;
      history.replaceState(null, '', addressOf(form));
      showCopy();
    } catch {
      if (!signal.aborted) say('We can’t reach the server. Try again in a moment.');
    }
  };

  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'q') return;
    finding = null;
    clearTimeout(timer);
    timer = setTimeout(() => update('found'), TYPING);
  });
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'q') return;
    if (target instanceof HTMLInputElement && target.name === 'film') finding = null;
    void update('result');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    // Enter on a film that is chosen presses the same button, and means that film.
    finding = document.activeElement?.closest('#found') ? null : event.submitter;
    void update('found', 'result');
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.id === 'copy') void copy();
  });
  showCopy();
}

/** The address of the form, without options that have their default. */
function addressOf(form: HTMLFormElement, pressed: HTMLElement | null = null): string {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed)) {
    const field = form.elements.namedItem(name);
    const isDefault = field instanceof HTMLInputElement && field.dataset['default'] === value;
    if (typeof value === 'string' && value !== '' && !isDefault) said.append(name, value);
  }
  return `${form.action}?${said}`;
}

function take(id: string, page: Document): void {
  const fresh = page.getElementById(id);
  if (fresh) document.getElementById(id)?.replaceWith(fresh);
}

/** A title comes as the elements that isolate it. */
function say(...parts: (string | Node)[]): void {
  document.getElementById('told')?.replaceChildren(...parts);
}

/** It is hidden where no script runs, and where there is nothing to copy. */
function showCopy(): void {
  const button = document.getElementById('copy');
  if (button) button.hidden = !document.getElementById('snippet');
}

async function copy(): Promise<void> {
  const snippet = document.getElementById('snippet');
  if (!snippet) return;
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    say('Copied.');
  } catch {
    getSelection()?.selectAllChildren(snippet);
    say('Selected. Press Ctrl+C or ⌘C to copy.');
  }
}
