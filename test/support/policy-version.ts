import { sql } from 'drizzle-orm';
import { policy, programme } from '../../db/schema.ts';
import type { Database } from '../../db/client.ts';
import type { NoticePolicy } from '../../domain/policy.ts';

/** Stored policies are immutable: the programme goes on with another version, which publishes in another way. */
export async function publishBy(db: Database, notice: Partial<NoticePolicy>): Promise<void> {
  await db.execute(sql`
    insert into ${policy} (id, version, document)
    select id, 2, jsonb_set(document, '{notice}', document->'notice' || ${JSON.stringify(notice)}::jsonb) || '{"version": 2}'
    from ${policy} where version = 1`);
  await db.update(programme).set({ policyVersion: 2 });
}
