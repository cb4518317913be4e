import { z } from 'zod';

/** Ids that clients create are UUIDv7 (RFC 9562 §5.7): sortable by creation, and a retry with the same id is a no-op. */
const clientId = z.uuidv7();

export const SittingId = z.uuidv7().brand('SittingId');
export type SittingId = z.infer<typeof SittingId>;
export const PersonId = z.uuidv7().brand('PersonId');
export type PersonId = z.infer<typeof PersonId>;
/** An examiner in the evaluation body's register, across sittings. */
export const ExaminerId = z.uuidv7().brand('ExaminerId');
export type ExaminerId = z.infer<typeof ExaminerId>;
export const MarkId = clientId.brand('MarkId');
export type MarkId = z.infer<typeof MarkId>;
export const NoteId = clientId.brand('NoteId');
export type NoteId = z.infer<typeof NoteId>;
export const RecordingId = z.uuidv7().brand('RecordingId');
export type RecordingId = z.infer<typeof RecordingId>;
export const FragmentId = z.uuidv7().brand('FragmentId');
export type FragmentId = z.infer<typeof FragmentId>;

/** Names inside data files (criteria, domains, products, points): short, lower-case, stable. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens');
export type Slug = z.infer<typeof Slug>;
export const CriterionId = Slug.brand('CriterionId');
export type CriterionId = z.infer<typeof CriterionId>;
export const DomainId = Slug.brand('DomainId');
export type DomainId = z.infer<typeof DomainId>;

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
export type Sha256 = z.infer<typeof Sha256>;
