/** The element `<content-advisory film="her-2013">`: reads its attributes, loads the film, renders what is known. A failure of ours stays a sentence on the card. */

import { render } from 'preact';
import type { Advisory } from '../api/contract/advisory.ts';
import { fetchAdvisory } from './client.ts';
import { en as words } from './labels/en.ts';
import styles from './styles.css?inline';
import { Card } from './view/card.tsx';
import { Message } from './view/message.tsx';

/** What is shown: a film, or the sentence of that name. */
type State = Advisory | 'loading' | 'notInCatalogue' | 'failed';

let sheet: CSSStyleSheet | undefined;

export class ContentAdvisory extends HTMLElement {
  static observedAttributes = ['film', 'api'];
  /** Where films come from unless the attribute `api` says otherwise: the origin of the script. */
  static defaultApi = '';

  #root = this.attachShadow({ mode: 'open' });
  /** The address and film last asked for; an answer that comes after they changed is dropped. */
  #asked = '';

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [(sheet ??= newSheet())];
    this.#load();
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.#asked) this.#load();
  }

  get #api(): string {
    return (this.getAttribute('api') || ContentAdvisory.defaultApi).replace(/\/+$/, '');
  }

  get #film(): string {
    return encodeURIComponent(this.getAttribute('film')?.trim() ?? '');
  }

  async #load(): Promise<void> {
    const url = `${this.#api}/v1/films/${this.#film}`;
    if (url === this.#asked) return;
    this.#asked = url;
    this.#show('loading');
    const state = this.#film ? await fetchAdvisory(url).catch((): State => 'failed') : null;
    if (url === this.#asked) this.#show(state ?? 'notInCatalogue');
  }

  #show(state: State): void {
    // A key for each state: a card that reused the message's nodes would shift the page.
    const message = typeof state === 'string';
    try {
      render(
        <div class={`card ${schemeOf(this)}`} key={message ? state : 'film'}>
          {message ? (
            <Message
              text={words[state]}
              words={words}
              page={state === 'notInCatalogue' ? null : this.#page}
              retry={state === 'failed' && (() => this.#retry())}
            />
          ) : (
            <Card film={state} words={words} page={this.#page} />
          )}
        </div>,
        this.#root,
      );
    } catch (error) {
      if (message) throw error;
      this.#show('failed');
    }
  }

  get #page(): string {
    return `${this.#api}/films/${this.#film}`;
  }

  #retry(): void {
    this.#asked = '';
    this.#load();
  }
}

/** The page's own scheme is inherited; where it names none, the reader's system decides. */
function schemeOf(element: Element): string {
  return getComputedStyle(element).colorScheme === 'normal' ? 'system' : '';
}

function newSheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(styles);
  return made;
}
