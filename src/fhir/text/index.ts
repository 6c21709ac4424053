export type {
  AnswerNothing,
  AnswerQuestion,
  AnswerRead,
  AnswerReading,
  AnswerUnreadable,
  ReadFields,
  ReceptorWords,
  ReportReading,
  StatementAbout,
  StepMeter,
  TextNothing,
  TextSpan,
  TextStatement,
  TextUnread,
} from './statements.ts'
export { readAnswerText } from './read-answer.ts'
export { readReportText } from './read-report.ts'
export { stripHtml, stripRtf } from './markup.ts'
