-- What those ask for who receive guests. A hold is no guest, and costs nothing here.
create index drive_booking_of_day on drive_booking (dealer_id, local_day, starts_at, id) where state = 'confirmed';
