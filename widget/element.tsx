/** The element `<content-advisory film="her-2013">`: options in, a card out. A failure of ours stays a sentence on the card. */

import { render } from 'preact';
import type { CardFilm } from '../api/contract/advisory.ts';
import type { Evidence } from '../api/contract/evidence.ts';
import { checkFilm } from '../api/domain/check.ts';
import { getJson, loadCard } from './client.ts';
import { family, watchers } from './family.ts';
import { languageOf, loadWords } from './language.ts';
import { OPTIONS, type CardEvents, type CardOptions } from './options.ts';
import styles from './styles.css?inline';
import { Card } from './view/card.tsx';
import { Message } from './view/message.tsx';
import { ENGLISH, type Words } from './words.ts';

/** Milliseconds before a card says that it loads; what is gone sooner is a flicker, and holds up what follows it. */
const PATIENCE = 100;

interface Shown {
  /** Nothing while it is asked for, null where the service does not know it. */
  film?: CardFilm | null;
  /** Whether the last answer was none; a film is then an earlier one. */
  failed?: boolean;
  /** Nothing until they are there: before, a card says nothing rather than something in another language. */
  words?: Words;
  /** Nothing until a line was opened. */
  evidence?: Evidence | 'loading' | 'failed' | undefined;
  isPanelOpen?: boolean;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Starts the cards of `loading="lazy"` shortly before they are scrolled to. */
const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) (target as ContentAdvisory).update(); // it observes nothing else
  },
  { rootMargin: '300px' },
);

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the loop below defines every one of these properties
export interface ContentAdvisory extends CardOptions {}

export class ContentAdvisory extends HTMLElement {
  static observedAttributes = OPTIONS;
  /** Where films come from unless the option `api` says otherwise: the origin of the script. */
  static defaultApi = '';

  #root = this.attachShadow({ mode: 'open' });
  #shown: Shown = {};
  /** What was last asked for; an answer that comes after it changed is dropped. */
  #asked = '';
  /** As last told; the host begins with not knowing. */
  #verdict = 'unknown';
  #scheme = '';
  #redraw = (): void => this.#show({});

  connectedCallback(): void {
    // What a host set before the script came hides the properties below it: it is set once more.
    for (const [name, value] of Object.entries(this)) {
      delete this[name as keyof this];
      this[name as keyof this] = value;
    }
    this.#scheme = schemeOf(this);
    this.#root.adoptedStyleSheets = [sheet];
    watchers.add(this.#redraw);
    if (this.loading === 'lazy') nearby.observe(this);
    else this.update();
  }

  disconnectedCallback(): void {
    watchers.delete(this.#redraw);
    nearby.unobserve(this);
  }

  attributeChangedCallback(): void {
    if (watchers.has(this.#redraw)) this.connectedCallback();
  }

  /** Shows what the options ask for, and loads it unless it is there. */
  update(): void {
    nearby.unobserve(this);
    const asked = [this.#service(), this.film, languageOf(this)].join(' ');
    if (asked === this.#asked) return this.#redraw();
    this.#asked = asked;
    this.#shown = languageOf(this) === 'en' ? { words: ENGLISH } : {};
    this.#load(false);
  }

  /** Asks the service again. What is shown stays until the answer is there, and after it where there is none. */
  refresh(): Promise<void> {
    return this.#load(true);
  }

  async #load(fresh: boolean): Promise<void> {
    const asked = this.#asked;
    const coming = loadCard(this.#service(), this.film, fresh);
    const patience = setTimeout(this.#redraw, PATIENCE);
    const words = await loadWords(this.#service(), languageOf(this));
    const film = await coming;
    clearTimeout(patience);
    if (asked !== this.#asked) return;
    const failed = film === undefined;
    this.#show({ words, failed, ...(!failed && { film, evidence: undefined }) });
    this.#tell(failed ? 'error' : 'ready', { film: this.film });
  }

  async #loadEvidence(): Promise<void> {
    if ((this.#shown.evidence ?? 'failed') !== 'failed') return;
    const asked = this.#asked;
    this.#show({ evidence: 'loading' });
    const url = `${this.#page('/v1')}/evidence?lang=${languageOf(this)}`;
    const found = (await getJson(url)) as Evidence | null | undefined;
    if (asked === this.#asked) this.#show({ evidence: found ?? 'failed' });
  }

  #service(): string {
    return (this.api || ContentAdvisory.defaultApi).replace(/\/+$/, '');
  }

  /** The film's page, or with `/v1` its document. */
  #page(room = ''): string {
    return `${this.#service()}${room}/films/${encodeURIComponent(this.film)}`;
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    const { film, failed } = this.#shown;
    const words = this.#shown.words ?? ENGLISH;
    const page = this.#page();
    const focused = this.#root.activeElement;
    const children = this.limits === 'off' ? undefined : family();
    try {
      render(
        // A key for each state: a card that reused the message's nodes would shift the page.
        <div
          key={film ? 'film' : `${failed}`}
          part={`card ${this.layout}`}
          style={{ colorScheme: this.#scheme }}
          lang={words.language}
          dir={words.dir as 'ltr'}
          tabIndex={-1}
        >
          {film ? (
            <Card
              {...this.#shown}
              film={film}
              words={words}
              page={page}
              family={children}
              onToggle={() => this.#loadEvidence()}
              onPanel={(isPanelOpen) => this.#show({ isPanelOpen })}
              options={this}
            />
          ) : (
            <Message {...this.#shown} page={page} retry={() => this.#load(true)} />
          )}
        </div>,
        this.#root,
      );
    } catch (error) {
      if (!film) throw error;
      return this.#show({ failed: true, film: null });
    }
    // What had the focus may be gone with its state: the reader stays where the card is.
    if (focused && !this.#root.activeElement) (this.#root.firstChild as HTMLElement).focus();
    if (!film || (this.getAttribute('share-verdict') ?? 'false') === 'false') return;
    // The host is told one word, nothing of the child.
    const { verdict } = checkFilm(film, children ?? []);
    if (verdict !== this.#verdict) this.#tell('verdict', { verdict });
    this.#verdict = verdict;
  }

  #tell<Name extends keyof CardEvents>(event: Name, detail: CardEvents[Name]): void {
    this.dispatchEvent(
      new CustomEvent(`content-advisory:${event}`, { detail, bubbles: true, composed: true }),
    );
  }
}

for (const option of OPTIONS) {
  Object.defineProperty(ContentAdvisory.prototype, option, {
    get(this: Element) {
      return this.getAttribute(option)?.trim() ?? '';
    },
    // A framework sets what it binds, also to nothing or false: `share-verdict` must then not be there.
    set(this: Element, value: string | false | null | undefined) {
      const change = value == null || value === false ? 'removeAttribute' : 'setAttribute';
      this[change](option, value as string);
    },
  });
}

/** As the host says; else the page's own scheme is inherited, and where it names none, the reader's system decides. */
function schemeOf(element: ContentAdvisory): string {
  if (['light', 'dark'].includes(element.theme)) return element.theme;
  return getComputedStyle(element).colorScheme === 'normal' ? 'light dark' : '';
}
