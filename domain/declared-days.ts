import { ensure } from './errors.ts';
import type { DateString } from './time.ts';

/** A day that counts otherwise than published, by whose document. Limits that are still to come are counted again. */
export type DeclaredDayEvent =
  | {
      readonly type: 'dayDeclared';
      readonly day: DateString;
      readonly working: boolean;
      readonly document: string;
    }
  | { readonly type: 'dayRevoked'; readonly day: DateString; readonly document: string };

export type DeclaredDayCommand =
  | {
      readonly act: 'declareDay';
      readonly day: DateString;
      readonly working: boolean;
      readonly document: string;
    }
  | { readonly act: 'revokeDay'; readonly day: DateString; readonly document: string };

/** Only days to come: what has been counted on the past stays counted. */
export function declareDay(
  { act, day, document, ...rest }: DeclaredDayCommand,
  today: DateString,
): readonly DeclaredDayEvent[] {
  ensure(day >= today, 'date-order', { date: day, earliest: today }, 'day');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  return act === 'declareDay' && 'working' in rest
    ? [{ type: 'dayDeclared', day, working: rest.working, document }]
    : [{ type: 'dayRevoked', day, document }];
}
