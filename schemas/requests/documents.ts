import { z } from 'zod';
import { code, line } from './common.ts';
import { bySelection } from './paths.ts';

/** The documents of a selection, in the order in which they come about. */
export const documentKinds = [
  'quota-notice',
  'recommendation-form',
  'appointment-form',
  'slate',
  'minutes',
  'public-notice',
  'host-letter',
  'dispatch-order',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const byDocument = bySelection.extend({ kind: z.enum(documentKinds) });

export const documentQuery = z.strictObject({
  /** Of a form: whose. */
  person: code.optional(),
  /** Of minutes: whose meeting. */
  office: code.optional(),
  /** Of minutes, a notice or an order, where there are several. */
  number: line.optional(),
  format: z.enum(['html', 'docx']).default('html'),
});
