import { expect, test } from 'vitest'
import { PAPER_KINDS } from '#lib/rules/cases/paper-kinds'
import { effectiveProfile, PROFILE_CODES } from '#lib/rules/policy/profiles'
import { citedArticle } from './cited-article.ts'
import { citedArticles } from './legal-papers.ts'

test.each([
  ['L1-58', '《中华人民共和国义务教育法》第五十八条'],
  ['L1-11', '《中华人民共和国义务教育法》第十一条'],
  ['L2-107', '《中华人民共和国未成年人保护法》第一百零七条'],
  ['L2-20', '《中华人民共和国未成年人保护法》第二十条'],
  ['DT-4.2.5', '田政办规〔2023〕8号第四部分（二）'],
  ['NA-2.7', '南安市教育局控辍保学通知第二部分'],
  ['LX-2.1.4', '《临夏州义务教育“控辍保学”攻坚方案》第二部分（一）'],
])('%s 在文书上写作 %s', (clause, text) => {
  expect(citedArticle(clause)).toBe(text)
})

test('四地的每一种文书，引用的都是文件自己的编号，没有一处印出本系统的', () => {
  for (const code of PROFILE_CODES)
    for (const kind of PAPER_KINDS)
      for (const clause of citedArticles(effectiveProfile(code), kind)) {
        const text = citedArticle(clause)
        expect(text, `${code} ${kind} ${clause}`).toMatch(/第.+(条|部分)/u)
        expect(text).not.toMatch(/[A-Z]|\d\.\d/)
      }
})

test('南安的责令引批评教育、责令限期改正的那一条，提请引司法文书的那一条', () => {
  const nanan = effectiveProfile('nanan-2018')
  expect(citedArticles(nanan, 'order_to_correct')).toEqual(['L1-58', 'NA-2.7'])
  expect(citedArticles(nanan, 'justice_referral')).toEqual(['NA-2.8', 'L1-58'])
})
