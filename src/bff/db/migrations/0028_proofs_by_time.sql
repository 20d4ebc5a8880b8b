-- Operators read them a page at a time, the last first.
create index point_proof_by_time on point_proof (started_at, id);
