import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * Whose committee file this is. The secretariat keeps the papers and takes sheets in; a member reads, notes and hands in.
 * Kept under the setting `owner`; a file without it is the secretariat's.
 */
export const ownerSchema = z.strictObject({
  role: z.enum(['secretariat', 'member']),
  /** Row of the roster; null for the secretariat and for a member who is not on the roster (名簿外). */
  memberId: idSchema.nullable(),
  /** As it stands beside notes and on sheets. */
  name: z.string().min(1).max(100),
});
export type Owner = z.infer<typeof ownerSchema>;

export const ownerSettingKey = 'owner';
