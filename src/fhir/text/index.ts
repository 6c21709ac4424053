export type {
  AnswerNothing,
  AnswerQuestion,
  AnswerRead,
  AnswerReading,
  AnswerUnreadable,
  ReadFields,
  ReceptorWords,
  ReceptorUnreadText,
  ReportReading,
  StatementAbout,
  StepMeter,
  TextContext,
  TextNothing,
  TextSpan,
  TextStatement,
  TextUnread,
  UnreadClass,
} from './statements.ts'
export {
  isOfOldScale,
  isShortAnswer,
  readAnswerText,
  readStanding,
  readStandingOfNote,
  readTestState,
  type NotedTest,
} from './read-answer.ts'
export { speaksOfSeveralSpecimens } from './read-answer-document.ts'
export { readReportText } from './read-report.ts'
export { REFERS } from './statements.ts'
export type { ReportOptions } from './report-words.ts'
export { stripHtml, stripRtf } from './markup.ts'
export { whyNoResultName } from './test-names.ts'
