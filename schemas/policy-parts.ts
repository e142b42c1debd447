import { z } from 'zod';
import { officeRoles } from '../domain/office.ts';

export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const days = z.int().min(1).max(400);
export const officeRef = z.strictObject({ of: z.string().min(1), role: z.enum(officeRoles) });
export const sourced = { clause: z.string().min(1).optional(), assumed: z.string().min(1).optional() };

/** Every piece of policy says where it comes from: a clause, or an assumption with its reason. */
export const isSourced = (piece: { clause?: string | undefined; assumed?: string | undefined }): boolean =>
  (piece.clause === undefined) !== (piece.assumed === undefined);
export const sourcedBy = {
  message: 'name the clause it comes from, or the reason why it is assumed: one of both',
};

export const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD');
