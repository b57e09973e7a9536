/** What the fields of a story must say together. Each check returns its findings; nothing is thrown, so all are told. */
import { checkConference } from './check-conference.js';
import { checkPeople } from './check-people.js';
import { checkTasks } from './check-tasks.js';
import { checkUnits } from './check-units.js';
import type { Finding } from './finding.js';
import type { Story } from './story.schema.js';

export function checkStory(story: Story): readonly Finding[] {
  return [...checkPeople(story), ...checkConference(story), ...checkUnits(story), ...checkTasks(story)];
}
