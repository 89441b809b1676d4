/**
 * Runs on the desk: shows the card as one types, and keeps what is not saved on this device. The page asks the service for the same form’s
 * preview and takes the card out of it, so that with a script and without one there is one truth.
 */

import { PREVIEW } from './preview-ids.ts';

/** Milliseconds after the last key before the preview is asked for. */
const TYPING = 400;

/** Milliseconds after a failure before the preview is asked for again. */
const RETRY = 5_000;

/** The key of drafts in the browser’s storage; the film and the person follow. */
const DRAFT = 'desk:';

document.querySelector<HTMLElement>('#errors')?.focus();
const form = document.querySelector<HTMLFormElement>('form.rate');
if (form) {
  showPreview(form);
  keepDraft(form);
}

function showPreview(form: HTMLFormElement): void {
  let asking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = async (): Promise<void> => {
    asking.abort();
    const { signal } = (asking = new AbortController());
    const age = document.querySelector<HTMLElement>(`#${PREVIEW.age}`);
    try {
      const answer = await fetch(`${form.getAttribute('action')}/preview`, {
        method: 'POST',
        headers: { Accept: 'text/html' },
        body: new URLSearchParams(fieldsOf(form)),
        signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const cards = page.querySelector(`#${PREVIEW.cards}`);
      if (cards) document.querySelector(`#${PREVIEW.cards}`)?.replaceWith(cards);
      // A screen reader says it again only if it is another one.
      const text = page.querySelector(`#${PREVIEW.age}`)?.textContent;
      if (age && text && age.textContent !== text) age.textContent = text;
    } catch {
      if (signal.aborted) return;
      if (age) age.textContent = age.dataset['offline'] ?? '';
      updateIn(RETRY);
    }
  };
  const updateIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), milliseconds);
  };
  form.addEventListener('input', () => updateIn(TYPING));
  form.addEventListener('draft', () => void update());
}

function keepDraft(form: HTMLFormElement): void {
  const key = `${DRAFT}${form.dataset['person']}:${form.dataset['film']}`;
  const offer = form.querySelector<HTMLElement>('.draft');
  if (form.dataset['saved'] !== undefined) forget(key);
  const asLoaded = draftOf(form);
  if (form.dataset['typed'] !== undefined) remember(key, asLoaded);
  const stored = recall(key);
  if (offer && stored !== null && stored !== asLoaded) offer.hidden = false;
  offer?.addEventListener('click', ({ target }) => {
    const action = target instanceof HTMLElement ? target.dataset['draft'] : undefined;
    if (action === 'restore' && stored !== null) restore(form, stored);
    if (action === 'discard') forget(key);
    if (action === undefined) return;
    offer.hidden = true;
    form.querySelector<HTMLElement>('#watched')?.focus();
  });
  form.addEventListener('input', () => {
    if (offer) offer.hidden = true;
    remember(key, draftOf(form));
  });
}

/** What is typed, as text. It has the version that the editor saw, so that a later one is merged with it. */
function draftOf(form: HTMLFormElement): string {
  return JSON.stringify(fieldsOf(form).filter(([name]) => name !== 'form_token'));
}

function restore(form: HTMLFormElement, draft: string): void {
  const fields: [string, string][] = JSON.parse(draft);
  const valuesOf = (name: string) =>
    fields.flatMap(([key, value]) => (key === name ? [value] : []));
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type))
      control.checked = valuesOf(control.name).includes(control.value);
    else if (
      (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
      control.name !== 'form_token'
    )
      control.value = valuesOf(control.name)[0] ?? '';
  }
  form.dispatchEvent(new Event('draft'));
}

function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
  );
}

/** Where the browser has no storage, nothing is kept. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, draft: string): void {
  try {
    localStorage.setItem(key, draft);
  } catch {
    // The browser has no storage.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // The browser has no storage.
  }
}
