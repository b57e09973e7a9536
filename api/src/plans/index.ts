/**
 * The family plan (§ 10): one record of the case whose items are units. Invariants: what is said of an item in fields is
 * read exactly by whoever reads its unit; a reference to something hidden is not there at all; numbers are counted for
 * each viewer [W22]; what comes from the minutes is never seen by more than its source allows [W25].
 */
export { PlansModule } from './plans.module.js';
export { planAsSeen } from './plan-as-seen.js';
export { planItems, type PlanItem } from './plan-items.js';
export { measuresFrom } from './plan-traces.js';
export { planOfCase, reviewOf } from './plan.repository.js';
export { openPlan } from './open-plan.js';
export { addPlanItem } from './add-item.js';
export { setPlanReview } from './set-review.js';
export { planFaultsOf, wholePlanDetails } from './plan-details.js';
