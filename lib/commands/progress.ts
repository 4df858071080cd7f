/** Prints one line of progress. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Runs a long step: says what begins, repeats itself every ten seconds, and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  say(`· ${title}…`)
  const reminder = setInterval(() => say(`  ${title}，已用 ${seconds()} 秒`), 10_000)
  try {
    const result = await work()
    say(`  ${title}：完成（${seconds()} 秒）`)
    return result
  } finally {
    clearInterval(reminder)
  }
}
