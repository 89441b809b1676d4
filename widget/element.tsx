/** The element `<content-advisory film="her-2013">`: takes options, draws a card. If something fails, the card says so; nothing is thrown. */

import { render } from 'preact';
import type { CardFilm } from '../api/contract/advisory.ts';
import type { Evidence } from '../api/contract/evidence.ts';
import { checkFilm } from '../api/domain/rating/check.ts';
import { getJson, loadCard } from './client.ts';
import { familyListeners, getFamily } from './family.ts';
import { hasAge } from './limits-code.ts';
import { languageOf, loadWords } from './language.ts';
import { OPTIONS, type CardEvents, type CardOptions } from './options.ts';
import styles from './styles.css?inline';
import { Card } from './view/card.tsx';
import { Message } from './view/message.tsx';
import { Strip } from './view/strip.tsx';
import { ENGLISH, type Words } from './words.ts';

/** Before a card says that it is loading. A message that disappears sooner only flickers, and delays the card. */
const LOADING_DELAY_MS = 100;

interface State {
  /** Undefined while it loads; null if the service does not know it, false if it will look for it. */
  film?: CardFilm | null | false | undefined;
  /** Whether the last request failed. A film that is shown is then from an earlier one. */
  failed?: boolean;
  /** Undefined while they load: until then the card is silent rather than in another language. */
  words?: Words;
  /** Undefined until a line is opened. */
  evidence?: Evidence | 'loading' | 'failed' | undefined;
  isPanelOpen?: boolean;
  isUsed?: boolean;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Loads cards with `loading="lazy"` shortly before they scroll into view. */
const lazyCards = new IntersectionObserver(
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
  /** The address of the service, for cards without the option `api`: the origin of the script. */
  static defaultApi = '';

  #root = this.attachShadow({ mode: 'open' });
  #state: State = {};
  /** Service, film and language of the last request. An answer to an earlier one is ignored. */
  #requested = '';
  /** As in the last event; before the first, the host does not know it. */
  #verdict = 'unknown';
  #colorScheme = '';
  #redraw = (): void => this.#setState({});

  connectedCallback(): void {
    // Values that a host set before the script ran hide the element's properties: set them again.
    for (const [name, value] of Object.entries(this)) {
      delete this[name as keyof this];
      this[name as keyof this] = value;
    }
    this.#colorScheme = colorSchemeOf(this);
    this.#root.adoptedStyleSheets = [sheet];
    familyListeners.add(this.#redraw);
    if (this.loading === 'lazy') lazyCards.observe(this);
    else this.update();
  }

  disconnectedCallback(): void {
    familyListeners.delete(this.#redraw);
    lazyCards.unobserve(this);
  }

  attributeChangedCallback(): void {
    if (familyListeners.has(this.#redraw)) this.connectedCallback();
  }

  /** Shows the film of the options, and loads it if it is another than before. */
  update(): void {
    lazyCards.unobserve(this);
    const requested = [this.#serviceUrl(), this.film, languageOf(this)].join(' ');
    if (requested === this.#requested) return this.#redraw();
    this.#requested = requested;
    this.#state = languageOf(this) === 'en' ? { words: ENGLISH } : {};
    this.#load(false);
  }

  /** Requests the film again. The card keeps what it shows until the answer is there, and if the request fails. Never rejects. */
  refresh(): Promise<void> {
    return this.#load(true);
  }

  async #load(fresh: boolean): Promise<void> {
    const requested = this.#requested;
    const loading = loadCard(this.#serviceUrl(), this.film, fresh);
    const timer = setTimeout(this.#redraw, LOADING_DELAY_MS);
    const words = await loadWords(this.#serviceUrl(), languageOf(this));
    const film = await loading;
    clearTimeout(timer);
    if (requested !== this.#requested) return;
    const failed = film === undefined;
    this.#setState({ words, failed, ...(!failed && { film, evidence: undefined }) });
    if (!film && !failed)
      console.warn(
        `content-advisory: no film “${this.film}”. Set film to an id such as her-2013 or tt1798709.`,
      );
    this.#emit(failed ? 'error' : 'ready', { film: this.film });
  }

  async #loadEvidence(): Promise<void> {
    if ((this.#state.evidence ?? 'failed') !== 'failed') return;
    const requested = this.#requested;
    this.#setState({ evidence: 'loading' });
    const url = `${this.#filmUrl('/v1')}/evidence?lang=${languageOf(this)}`;
    const found = (await getJson(url)) as Evidence | null | undefined;
    if (requested === this.#requested) this.#setState({ evidence: found ?? 'failed' });
  }

  #serviceUrl(): string {
    return (this.api || ContentAdvisory.defaultApi).replace(/\/+$/, '');
  }

  /** The address of the film's page, or with `/v1` of its JSON. */
  #filmUrl(prefix = ''): string {
    return `${this.#serviceUrl()}${prefix}/films/${encodeURIComponent(this.film)}`;
  }

  #setState(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    const { film, failed } = this.#state;
    const words = this.#state.words ?? ENGLISH;
    const page = this.#filmUrl();
    const focused = this.#root.activeElement;
    const children = this.limits === 'off' ? undefined : getFamily();
    const Layout = ['compact', 'badge'].includes(this.layout) ? Strip : Card;
    try {
      render(
        // Where the host names no film, the visitor sees what the host wrote, and nothing of ours.
        film === null && !this.film ? (
          <slot key="none" />
        ) : (
          // One key per state: a card that reused the nodes of a message would shift the page.
          <div
            key={film ? 'film' : `${failed}`}
            part={`card ${this.layout}`}
            style={{ colorScheme: this.#colorScheme }}
            lang={words.language}
            dir={words.dir as 'ltr'}
            tabIndex={-1}
          >
            {film ? (
              <Layout
                {...this.#state}
                film={film}
                words={words}
                page={page}
                family={children}
                onToggle={() => this.#loadEvidence()}
                onUse={() => this.#state.isUsed || this.#setState({ isUsed: true })}
                onPanel={(isPanelOpen) => this.#setState({ isPanelOpen })}
                options={this}
              />
            ) : (
              <Message {...this.#state} page={page} retry={() => this.#load(true)} />
            )}
          </div>
        ),
        this.#root,
      );
    } catch (error) {
      if (!film) throw error;
      return this.#setState({ failed: true, film: undefined });
    }
    // The focused element may be gone with its state: keep the focus on the card.
    if (focused && !this.#root.activeElement) (this.#root.firstChild as HTMLElement).focus();
    if (!film || (this.getAttribute('share-verdict') ?? 'false') === 'false') return;
    // The host gets one word, and nothing about the child.
    const { verdict } = checkFilm(film, (children ?? []).filter(hasAge));
    if (verdict !== this.#verdict) this.#emit('verdict', { verdict });
    this.#verdict = verdict;
  }

  #emit<Name extends keyof CardEvents>(event: Name, detail: CardEvents[Name]): void {
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
    // Frameworks also set undefined and false: the attribute must then be absent.
    set(this: Element, value: string | false | null | undefined) {
      const change = value == null || value === false ? 'removeAttribute' : 'setAttribute';
      this[change](option, value as string);
    },
  });
}

/** The host's choice; else empty, to inherit the page's scheme; if the page has none, both, so that the reader's system decides. */
function colorSchemeOf(element: ContentAdvisory): string {
  if (['light', 'dark'].includes(element.theme)) return element.theme;
  return getComputedStyle(element).colorScheme === 'normal' ? 'light dark' : '';
}
