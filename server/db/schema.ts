import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Exam } from '#contract/exam';
import type { Gap, RecordingSummary } from '#contract/http';
import type { AgreedMarks } from '#contract/staff-http';
import type { Mark, Note, Qualification } from '#contract/marking';
import type { Analysis } from '#contract/metric';
import type { SealedResult } from '#contract/result';
import type { SittingEventBody, SittingState } from '#contract/sitting';

/** `bigint` columns: PostgreSQL sends them as text; the pool's parser makes numbers of them (all are below 2^53). */
type Big = ColumnType<number, number, number>;
type Json<T extends object> = JSONColumnType<T, string, string>;

export type Tables = {
  exam: { hash: string; document: Json<Exam>; created_at: Big };
  sitting: { id: string; exam_hash: string; version: number; state: SittingState; created_at: Big };
  sitting_event: { sitting_id: string; version: number; at: Big; by: string | null; body: Json<SittingEventBody> };
  mark: {
    id: string;
    sitting_id: string;
    examiner_id: string;
    ordinal: Generated<number>;
    saved_at: Big;
    document: Json<Mark>;
  };
  note: {
    id: string;
    sitting_id: string;
    examiner_id: string;
    ordinal: Generated<number>;
    saved_at: Big;
    document: Json<Note>;
  };
  recording: {
    id: string;
    sitting_id: string;
    zero_at: Big | null;
    state: RecordingSummary['state'];
    duration_ms: number;
    file_sha256: string | null;
    bytes: Big;
    gaps: Json<Gap[]>;
  };
  take: { recording_id: string; ordinal: number; starts_at_ms: number; header_bytes: number; has_video: boolean };
  fragment: {
    recording_id: string;
    ordinal: number;
    take: number;
    from_ms: number;
    to_ms: number;
    byte_offset: Big;
    byte_length: number;
    sha256: string;
    chain: string;
  };
  analysis: { sitting_id: string; hash: string; document: Json<Analysis>; created_at: Big };
  result: { sitting_id: string; hash: string; document: Json<SealedResult>; created_at: Big };
  examiner: { id: string; name: string; created_at: Big };
  qualification: {
    ordinal: Generated<number>;
    examiner_id: string;
    exam_hash: string;
    structure_sha256: string;
    sitting_id: string | null;
    document: Json<Qualification>;
  };
  reference_recording: {
    ordinal: Generated<number>;
    sitting_id: string;
    exam_hash: string;
    structure_sha256: string;
    by: string;
    created_at: Big;
    agreed: Json<AgreedMarks>;
  };
  secret: { name: string; value: string };
};
