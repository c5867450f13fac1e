/** What is worked out of a target's settings: once, for a target that is changed is another object. */
export function perTarget<Target extends object, Plan>(
  make: (target: Target) => Plan,
): (target: Target) => Plan {
  const plans = new WeakMap<Target, Plan>();
  return (target) => {
    const known = plans.get(target);
    if (known !== undefined) return known;
    const plan = make(target);
    plans.set(target, plan);
    return plan;
  };
}
