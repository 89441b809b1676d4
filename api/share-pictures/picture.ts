/** The share picture of a film as SVG: its title, its age and its levels, as the card shows them. */

import en from '../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../widget/view/age-text.ts';
import { levelText } from '../../widget/view/film-texts.ts';
import { causesOf, fill } from '../../widget/words.ts';
import type { CardFilm } from '../contract/advisory.ts';
import { likelyLevel } from '../domain/rating/age.ts';
import { withoutBidiControls } from '../domain/text/isolate.ts';
import { PICTURE_SIZE } from '../http/share-pictures.ts';
import { fitTitle } from './fit-title.ts';
import { FONT_ATTRIBUTES, type FontWeight, type WidthOf } from './font.ts';

const PAPER = '#faf9f6';
const INK = '#111';
const QUIET = '#555';
const RULE = '#d6d4cd';
const COLOURS = { concern: '#a31', positive: '#165' } as const;

const LEFT = 64;
const RIGHT = PICTURE_SIZE.width - LEFT;
const TOP = 112;
const AGE = { width: 310, height: 104 } as const;
const TITLE_WIDTH = RIGHT - LEFT - AGE.width - 40;
const LEVELS_TOP = 354;
const REASON_SIZE = 22;

type Rating = CardFilm['breakdown'][number];

/** Whether the font has all characters of a title. */
export function canWrite(title: string, widthOf: WidthOf): boolean {
  return widthOf(plainTitle(title), 'bold') !== null;
}

function plainTitle(title: string): string {
  return withoutBidiControls(title).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Throws an Error if the font lacks a character of the title. */
export function pictureSvg(film: CardFilm, widthOf: WidthOf): string {
  if (!canWrite(film.title, widthOf)) throw new Error('The font lacks a character of the title');
  const title = fitTitle(plainTitle(film.title), TITLE_WIDTH, widthOf);
  const { width, height } = PICTURE_SIZE;
  const concerns = film.breakdown.filter(({ kind }) => kind === 'concern');
  const positives = film.breakdown.filter(
    ({ kind, level }) => kind === 'positive' && level !== null,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path fill="${QUIET}" d="M0 0h2.5v6H0z"/></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/><rect width="${width}" height="14" fill="${INK}"/>`,
    `<g ${FONT_ATTRIBUTES}>`,
    text(en.advisory, { x: LEFT, y: 74, size: 26, fill: QUIET }),
    ...title.lines.map((line, index) =>
      text(line, {
        x: LEFT,
        y: TOP + title.size * (0.82 + 1.12 * index),
        size: title.size,
        weight: 'bold',
      }),
    ),
    text(factsOf(film, widthOf), {
      x: LEFT,
      y: TOP + title.size * (1.04 + 1.12 * (title.lines.length - 1)) + 36,
      size: 28,
      fill: QUIET,
    }),
    drawAge(film, widthOf),
    `<path stroke="${RULE}" stroke-width="2" d="M${LEFT} ${LEVELS_TOP - 32}H${RIGHT}"/>`,
    ...concerns.map((rating, index) => drawConcern(rating, LEVELS_TOP + 50 * index)),
    ...positives.map((rating, index) => drawPositive(rating, LEVELS_TOP + 100 * index)),
    '</g></svg>',
  ].join('');
}

/** `2013 · 126 min · MPA R`, without a rating that the font cannot write. */
function factsOf({ year, running_time, certificates }: CardFilm, widthOf: WidthOf): string {
  const [certificate] = certificates;
  return [
    String(year),
    running_time !== null && `${running_time} min`,
    certificate && `${certificate.system} ${certificate.rating}`,
  ]
    .filter((fact) => fact && widthOf(fact, 'regular') !== null)
    .join(' · ');
}

/** The age in a solid box if it is settled, in an outlined one if it is likely, and below it what decides it. */
function drawAge({ age }: CardFilm, widthOf: WidthOf): string {
  const isSettled = age.recommended !== null;
  const isKnown = isSettled || age.likely !== null;
  const label = ageText(age, en);
  const size = isSettled ? 72 : isKnown ? 48 : 42;
  const width = (widthOf(label, 'bold') ?? 0) * size + 56;
  const x = RIGHT - width;
  const colour = isKnown ? INK : QUIET;
  const box = isSettled
    ? `<rect x="${x}" y="${TOP}" width="${width}" height="${AGE.height}" fill="${INK}"/>`
    : `<rect x="${x + 1.5}" y="${TOP + 1.5}" width="${width - 3}" height="${AGE.height - 3}" fill="none" stroke="${colour}" stroke-width="3"/>`;
  const middle = x + width / 2;
  const y = TOP + AGE.height / 2 + size * 0.36;
  const reason = isKnown ? reasonOf(age, widthOf) : null;
  return [
    box,
    text(label, {
      x: middle,
      y,
      size,
      weight: 'bold',
      anchor: 'middle',
      fill: isSettled ? PAPER : colour,
    }),
    reason === null
      ? ''
      : text(reason, {
          x: RIGHT,
          y: TOP + AGE.height + 38,
          size: REASON_SIZE,
          fill: QUIET,
          anchor: 'end',
        }),
  ].join('');
}

/** `Main reason: Sex`, or only the names if there is no room for that. null if they do not fit either. */
function reasonOf({ decided_by }: CardFilm['age'], widthOf: WidthOf): string | null {
  if (decided_by.length === 0) return null;
  const names = causesOf(decided_by, en).join(', ');
  const fits = (label: string) =>
    (widthOf(label, 'regular') ?? Infinity) * REASON_SIZE <= AGE.width;
  return [fill(en.evidence.decidedBy, names), names].find(fits) ?? null;
}

/** A line: name, meter, word. */
function drawConcern(rating: Rating, y: number): string {
  return [
    text(en.categories[rating.category], { x: LEFT, y: y + 19, size: 27 }),
    drawMeter(rating, { x: 300, y, step: 54, height: 22 }),
    text(levelText(rating, en), { x: 594, y: y + 19, size: 25, fill: QUIET }),
  ].join('');
}

/** Name and word above the meter. */
function drawPositive(rating: Rating, y: number): string {
  const x = 860;
  return [
    text(en.categories[rating.category], { x, y: y + 19, size: 25 }),
    drawMeter(rating, { x, y: y + 34, step: (RIGHT - x + 4) / 5, height: 12 }),
    text(levelText(rating, en), { x, y: y + 73, size: 22, fill: QUIET }),
  ].join('');
}

interface MeterBox {
  x: number;
  y: number;
  /** From one of the five steps to the next. */
  step: number;
  height: number;
}

/** Solid steps for a known level, hatched ones for an estimate, and empty outlines if there is neither. */
function drawMeter(rating: Rating, { x, y, step, height }: MeterBox): string {
  const { kind, level, estimate } = rating;
  const filled = (estimate === null ? level : likelyLevel(rating)) ?? 0;
  const isNotRated = level === null && estimate === null;
  const fill = level === null ? 'url(#hatch)' : COLOURS[kind];
  return [1, 2, 3, 4, 5]
    .map((number) => {
      const at = x + (number - 1) * step;
      const width = step - 4;
      return isNotRated
        ? `<rect x="${at + 1}" y="${y + 1}" width="${width - 2}" height="${height - 2}" fill="none" stroke="${RULE}" stroke-width="2"/>`
        : `<rect x="${at}" y="${y}" width="${width}" height="${height}" fill="${number <= filled ? fill : RULE}"/>`;
    })
    .join('');
}

interface TextLook {
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  weight?: FontWeight;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

function text(content: string, look: TextLook): string {
  const { x, y, size, weight = 'regular', fill = INK, anchor = 'start' } = look;
  const bold = weight === 'bold' ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${bold}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
