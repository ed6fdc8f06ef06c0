import type { RppsActivity } from "./rpps-activity.ts";

export type RppsPerson = {
  nationalId: string;
  /** Her or his activities in the order of the file, each key once. */
  activities: RppsActivity[];
};

export type GroupedPersons = {
  persons: RppsPerson[];
  /** Lines whose activity was there already, identical or not: the first one stands. */
  duplicates: RppsActivity[];
  /** Persons whose lines do not bear the same name: the first line's name stands, somebody should look. */
  differingNames: string[];
};

/** Puts the activities of each person together, in the order in which persons first appear. */
export function groupByPerson(activities: Iterable<RppsActivity>): GroupedPersons {
  const persons = new Map<string, RppsPerson>();
  const keys = new Set<string>();
  const differingNames = new Set<string>();
  const duplicates: RppsActivity[] = [];
  for (const activity of activities) {
    if (keys.has(activity.activityKey)) {
      duplicates.push(activity);
      continue;
    }
    keys.add(activity.activityKey);
    const person = persons.get(activity.nationalId) ?? { nationalId: activity.nationalId, activities: [] };
    const first = person.activities[0] ?? activity;
    if (first.family !== activity.family || first.given !== activity.given)
      differingNames.add(activity.nationalId);
    person.activities.push(activity);
    persons.set(activity.nationalId, person);
  }
  return { persons: [...persons.values()], duplicates, differingNames: [...differingNames] };
}
