/** Reads one page of KMRB's answers: the XML of data.go.kr. Pure. */

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as z from 'zod';
import { BadAnswerError, ServiceError } from '../http-client.ts';

/** An element that is empty says nothing. */
const Field = z
  .string()
  .trim()
  .nullish()
  .transform((text) => (text === undefined || text === null || text === '' ? null : decoded(text)));

/** A film as the board rated it: the fields that we use, under the board's names. */
export const KmrbRow = z.object({
  useTitle: Field,
  oriTitle: Field,
  prodYear: Field,
  direName: Field,
  screTime: Field,
  gradeName: Field,
  rtNo: Field,
  rtCoreHarmRsnNm: Field,
  rtStdName1: Field,
  rtStdName2: Field,
  rtStdName3: Field,
  rtStdName4: Field,
  rtStdName5: Field,
  rtStdName6: Field,
  rtStdName7: Field,
});
export type KmrbRow = z.infer<typeof KmrbRow>;

export interface KmrbPage {
  rows: KmrbRow[];
  /** Rows of all pages. */
  total: number;
}

const Answer = z.object({
  response: z.object({
    header: z.object({ resultCode: z.string(), resultMsg: z.string().default('') }),
    body: z
      .union([
        z.literal(''),
        z.object({
          items: z.union([z.literal(''), z.object({ item: z.array(z.unknown()) })]).default(''),
          totalCount: z.string().default('0'),
        }),
      ])
      .default(''),
  }),
});

/** What the portal answers before the board's service is reached. */
const PortalError = z.object({
  OpenAPI_ServiceResponse: z.object({
    cmmMsgHeader: z.object({ returnAuthMsg: z.string().default(''), returnReasonCode: z.string() }),
  }),
});

/** Entities are not expanded, and what declares them is rejected: they can multiply without end. */
const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  isArray: (name) => name === 'item',
});

/** Throws a BadAnswerError if the text is not such a page, and a ServiceError if the service answers with an error. */
export function readPage(text: string): KmrbPage {
  if (text.trim() === '') throw new BadAnswerError('is empty');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new BadAnswerError(notXml(text));
  if (XMLValidator.validate(text) !== true) throw new BadAnswerError(notXml(text));
  const xml: unknown = parser.parse(text);
  const portal = PortalError.safeParse(xml).data?.OpenAPI_ServiceResponse.cmmMsgHeader;
  if (portal) throw errorOf(portal.returnReasonCode, portal.returnAuthMsg);
  const { data } = Answer.safeParse(xml);
  if (!data) throw new BadAnswerError(notXml(text));
  const { header, body } = data.response;
  if (header.resultCode === NO_DATA) return { rows: [], total: 0 };
  if (!/^0+$/.test(header.resultCode)) throw errorOf(header.resultCode, header.resultMsg);
  if (body === '') return { rows: [], total: 0 };
  const items = body.items === '' ? [] : body.items.item;
  return { rows: items.map((item) => readRow(item)), total: Number(body.totalCount) || 0 };
}

/** An item that is not a list of fields has none. */
function readRow(item: unknown): KmrbRow {
  return KmrbRow.safeParse(item).data ?? KmrbRow.parse({});
}

function notXml(text: string): string {
  if (/<!DOCTYPE html|<html/i.test(text)) return 'is a web page instead of data';
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return 'declares entities, which no answer needs';
  return text.trimStart().startsWith('<') ? 'is damaged or breaks off' : 'is not XML';
}

const NO_DATA = '03';
const TOO_MANY = '22';
const BAD_KEYS = new Set(['20', '30', '31', '32']);

export const DAY_IS_OVER =
  'KMRB allows no more requests today. Give the same command tomorrow: it continues from here.';

function errorOf(code: string, message: string): ServiceError {
  if (code === TOO_MANY) return new ServiceError(DAY_IS_OVER, { endsRun: true });
  const said = message === '' ? `code ${code}` : `code ${code}, ${message}`;
  if (BAD_KEYS.has(code))
    return new ServiceError(
      `KMRB rejects the key (${said}). Check KMRB_KEY, and that the key is approved for this data.`,
      { endsRun: true },
    );
  return new ServiceError(`KMRB rejected the request (${said}).`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/** The five entities of XML, and characters by their number. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, ...groups) => {
    const [decimal, hex, name] = groups as [string?, string?, string?]; // the groups of the pattern
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
