/** Reads the certificates of a film from the statements about its ratings. Pure. */

import { Text, Url } from '../../contract/text.ts';
import { BOARD_PROPERTIES, isBoardProperty, ratingOf } from './boards.ts';
import { bestRanked, byStatement, compare, type FactRow } from './rows.ts';

export interface Certificate {
  system: string;
  rating: string;
  /** What the board says is in the film: the English names of its descriptors. */
  reasons: string | null;
  /** What Wikidata refers to for it: addresses. */
  references: string[];
}

/** Rows about one film. Statements of the best rank count, for each board; several of them are all kept. */
export function readCertificates(
  { certificates, reasons }: { certificates: readonly FactRow[]; reasons: readonly FactRow[] },
  { skip }: { skip: (fact: string, reason: string) => void },
): Certificate[] {
  const reasonsOf = Map.groupBy(reasons, ({ statement }) => statement);
  const read: Certificate[] = [];
  for (const [property, rows] of Map.groupBy(certificates, (row) => row.property ?? '')) {
    if (!isBoardProperty(property)) continue;
    const system = BOARD_PROPERTIES[property];
    for (const statement of byStatement(bestRanked(rows))) {
      const [{ value, label, statement: id }] = statement;
      // An unknown rating (`somevalue`) says only that there is one.
      if (value?.kind !== 'item') continue;
      const rating = ratingOf(system, { item: value.item, label });
      if (rating === null) {
        const name = label === null ? 'no name in English' : `“${label.slice(0, 60)}”`;
        skip('certificates', `${value.item} (${name}) is none of the ratings of ${system}.`);
        continue;
      }
      read.push({
        system,
        rating,
        reasons: joined(reasonsOf.get(id) ?? []),
        references: referencesOf(statement),
      });
    }
  }
  return withoutDoubles(read).toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}

function joined(rows: readonly FactRow[]): string | null {
  const labels = [...new Set(rows.flatMap(({ label }) => label?.trim() || []))];
  return Text.safeParse(labels.toSorted(compare).join(', ')).data ?? null;
}

function referencesOf(rows: readonly FactRow[]): string[] {
  const addresses = rows.flatMap(({ qualifier }) => Url.safeParse(qualifier).data ?? []);
  return [...new Set(addresses)].toSorted(compare);
}

/** Two statements of the same rating are one certificate, unless the board gave different reasons: then it rated two versions. */
function withoutDoubles(certificates: readonly Certificate[]): Certificate[] {
  const kept: Certificate[] = [];
  // Those with reasons first, so that one without them finds its double.
  for (const one of certificates.toSorted((a, b) => Number(!a.reasons) - Number(!b.reasons))) {
    const double = kept.find(
      ({ system, rating, reasons }) =>
        system === one.system &&
        rating === one.rating &&
        (one.reasons === null || reasons === one.reasons),
    );
    if (double) double.references = [...new Set([...double.references, ...one.references])];
    else kept.push({ ...one });
  }
  return kept;
}

function keyOf({ system, rating, reasons }: Certificate): string {
  return `${system} ${rating} ${reasons ?? ''}`;
}
