-- What came in, or went out, is listed by itself: among a hundred thousand of the other it may be hard to find.
create index point_transfer_in on point_transfer (member_id, at, id) where change > 0;
create index point_transfer_out on point_transfer (member_id, at, id) where change < 0;
