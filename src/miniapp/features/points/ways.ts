import { links, type Link } from '@/miniapp/lib/links'

/** Where a task is done, by what it is done with; what is done here or anywhere leads nowhere. */
const ways: Record<string, () => Link> = {
  'car.verified': links.garage,
  'service.done': links.garage,
  'test_drive.booked': links.testDriveSearch,
  'test_drive.arrived': links.testDriveSearch,
  'profile.completed': links.phone,
  'post.approved': links.feed,
  'event.attended': links.feed,
}

export const wayTo = (eventType: string): Link | null => ways[eventType]?.() ?? null
