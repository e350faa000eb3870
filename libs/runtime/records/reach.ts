import { Scopes } from '../context/scope.js';
import type { RecordAction, RecordType } from './record-type.js';
import type { Conditions } from './statement-conditions.js';

/** Limits a statement to the records that the actor's right reaches; no right reaches none. */
export function addReach(
  conditions: Conditions,
  type: Pick<RecordType, 'permission' | 'ownerField' | 'freeWhenUnowned' | 'visibility'>,
  action: RecordAction,
): void {
  const actor = Scopes.actor();
  const reach = actor.reachOf(type.permission(action));
  const seen = type.visibility?.(actor, action, (value) => conditions.bind(value));
  if (seen !== undefined) conditions.add(seen);
  if (reach === 'all') return;
  const owner = type.ownerField;
  if (reach === undefined || !owner) {
    conditions.add('false');
    return;
  }
  const mine = `"${owner.column}" = ${conditions.bind(actor.userId ?? null)}::uuid`;
  const own = type.freeWhenUnowned ? `(${mine} OR "${owner.column}" IS NULL)` : mine;
  if (reach === 'own' || !actor.teamId) {
    conditions.add(own);
    return;
  }
  const team = `(SELECT id FROM identity_user WHERE team_id = ${conditions.bind(actor.teamId)}::uuid)`;
  conditions.add(`(${own} OR "${owner.column}" IN ${team})`);
}
