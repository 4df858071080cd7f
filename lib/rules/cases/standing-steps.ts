/** 一步，只看判断轮次要的两样。 */
type Step = { readonly verb: string }

/** 撤回了的复辍不算，连同它之后的再次满时；`steps` 按先后。 */
export function standingSteps<Taken extends Step>(steps: readonly Taken[]): readonly Taken[] {
  const standing: Taken[] = []
  for (const step of steps) {
    if (step.verb === 'withdraw_relapse')
      standing.splice(standing.findLastIndex(({ verb }) => verb === 'relapse'))
    else standing.push(step)
  }
  return standing
}

/** 还没有撤回的最后一次复辍：复辍之后重新起头，从前的申请、文书不算本轮。 */
export function lastRelapseOf<Taken extends Step>(steps: readonly Taken[]): Taken | undefined {
  return standingSteps(steps).findLast(({ verb }) => verb === 'relapse')
}
