-- Who came to their test drive, and who did not: a booking stays confirmed, and one of the two is said of it.
alter table drive_booking
  add column arrived_at timestamptz,
  add column missed_at timestamptz,
  add constraint drive_booking_came_or_missed check (arrived_at is null or missed_at is null);
create index drive_booking_awaited on drive_booking (starts_at)
  where state = 'confirmed' and arrived_at is null and missed_at is null;
