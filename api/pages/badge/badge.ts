/** The badge: a film's age, or one of its levels, as a small picture for places that take nothing but pictures. */

import { ageText } from '../../../widget/view/age-text.ts';
import { levelText } from '../../../widget/view/film-texts.ts';
import type { Words } from '../../../widget/words.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { BadgeTheme } from './badge-query.ts';
import { isMeasured, textWidth } from './text-width.ts';
import type { Translation } from '../../http/translations.ts';

export interface BadgeLook extends Translation {
  theme: BadgeTheme;
}

type Category = CardFilm['breakdown'][number]['category'];

interface Badge {
  /** What a reader hears. */
  title: string;
  label: string;
  value: string;
  tone: keyof typeof TONES;
  /** Of a category: 0 to 5, or null where it is unknown; then the steps are empty. Left out, there are none. */
  level?: number | null;
}

/** The ground of the value in light and in dark. */
const TONES = {
  age: ['#111', '#eee'],
  low: ['#165', '#6c9'],
  medium: ['#750', '#eb5'],
  high: ['#a31', '#f86'],
  positive: ['#165', '#6c9'],
  unknown: ['#555', '#aaa'],
} as const;

/** Of a concern, by its level: a film without any must not look like one with much. */
const CONCERN_TONES = ['low', 'low', 'medium', 'medium', 'high', 'high'] as const;

const PAPER = ['#fff', '#111'] as const;
const INK = ['#111', '#eee'] as const;
const RULE = ['#8a8984', '#77777a'] as const;

const SIZE = 11;
export const BADGE_HEIGHT = 22;
const PADDING = 7;
const STEP = 6;
const STEPS = 5 * STEP - 1;

/** The age of a film, or its level in one category, in as many words as the card has for it. */
export function filmBadge(film: CardFilm, category: Category | null, look: BadgeLook): string {
  const { words } = look;
  const badge = category === null ? ageBadge(film, words) : levelBadge(film, category, words);
  const name = isolateIfNeeded(film.title, words.dir);
  const title = `${name} (${film.year}): ${badge.label}: ${badge.value}`;
  return drawBadge({ ...badge, title }, look);
}

/** What stands where there is no film to tell of, or none can be read: grey, and never an age. Who asks learns `why` from its title. */
export function unknownBadge(look: BadgeLook, why: string): string {
  const { advisory: label, unknown: value } = look.words;
  return drawBadge({ title: `${label}: ${value}. ${why}`, label, value, tone: 'unknown' }, look);
}

function ageBadge({ age }: CardFilm, words: Words): Omit<Badge, 'title'> {
  const isKnown = age.recommended !== null || age.likely !== null;
  const tone = isKnown ? 'age' : 'unknown';
  return { label: words.advisory, value: ageText(age, words), tone };
}

function levelBadge(film: CardFilm, category: Category, words: Words): Omit<Badge, 'title'> {
  const label = words.categories[category];
  const rating = film.breakdown.find((one) => one.category === category);
  if (!rating) return { label, value: words.unknown, tone: 'unknown', level: null };
  const { kind, level } = rating;
  const tone = level === null ? 'unknown' : kind === 'positive' ? kind : CONCERN_TONES[level];
  return { label, value: levelText(rating, words), tone, level };
}

function drawBadge(badge: Badge, { words, language, theme }: BadgeLook): string {
  const { label, value, tone, level } = badge;
  const steps = level === undefined ? 0 : STEPS + PADDING - 1;
  const [labelWidth, valueWidth] = [widthOf(label), widthOf(value) + steps];
  const width = labelWidth + valueWidth;
  const isRtl = words.dir === 'rtl';
  const [labelAt, valueAt] = isRtl ? [valueWidth, 0] : [0, labelWidth];
  const dark = theme === 'dark' ? 1 : 0;
  const stepsAt = isRtl ? valueWidth - PADDING - STEPS : valueAt + PADDING;
  const wordAt = isRtl ? 0 : valueAt + steps;
  const wordWidth = valueWidth - steps;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${BADGE_HEIGHT}" viewBox="0 0 ${width} ${BADGE_HEIGHT}" role="img" aria-labelledby="t" lang="${language}"${isRtl ? ' direction="rtl"' : ''}>`,
    `<title id="t">${escaped(badge.title)}</title>`,
    theme === 'auto' ? `<style>${DARK_STYLE}</style>` : '',
    `<path class="r" fill="${PAPER[dark]}" stroke="${RULE[dark]}" d="M.5.5h${width - 1}v${BADGE_HEIGHT - 1}H.5z"/>`,
    `<path class="${tone[0]}" fill="${TONES[tone][dark]}" d="M${valueAt} 0h${valueWidth}v${BADGE_HEIGHT}H${valueAt}z"/>`,
    level === undefined ? '' : drawSteps({ at: stepsAt, level, colour: PAPER[dark], isRtl }),
    `<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="${SIZE}" text-anchor="middle">`,
    drawText(label, labelAt, labelWidth, `class="i" fill="${INK[dark]}"`),
    drawText(value, wordAt, wordWidth, `class="v" fill="${PAPER[dark]}"`),
    '</g></svg>',
  ].join('');
}

const DARK_TONES = Object.entries(TONES).map(([tone, [, dark]]) => `.${tone[0]}{fill:${dark}}`);

/**
 * Beside each colour of the light scheme, the dark one where the reader's system asks for it. The same in every badge, since the
 * policy that badges are sent with (`api/http/security-headers.ts`) allows this one text by its hash.
 */
const DARK_STYLE = `@media(prefers-color-scheme:dark){.r{fill:${PAPER[1]};stroke:${RULE[1]}}.v{fill:${PAPER[1]}}.s{stroke:${PAPER[1]}}.i{fill:${INK[1]}}${DARK_TONES.join('')}}`;

interface Steps {
  at: number;
  level: number | null;
  colour: string;
  isRtl: boolean;
}

/** Five steps, filled as far as the level goes, in the direction of the words beside them. */
function drawSteps({ at, level, colour, isRtl }: Steps): string {
  const path = (length: number, opacity: string) =>
    `<path class="s" stroke="${colour}" stroke-width="6" stroke-dasharray="${STEP - 1} 1"${opacity} d="M${isRtl ? at + STEPS : at} 11h${isRtl ? -length : length}"/>`;
  const filled = level ? path(level * STEP - 1, '') : '';
  return path(STEPS, ' opacity=".35"') + filled;
}

function drawText(text: string, at: number, width: number, look: string): string {
  const fitted = isMeasured(text)
    ? ` textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs"`
    : '';
  return `<text x="${at + width / 2}" y="15" ${look}${fitted}>${escaped(text)}</text>`;
}

function widthOf(text: string): number {
  return Math.ceil(textWidth(text, SIZE)) + 2 * PADDING;
}

/** XML has no place for control characters at all. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
