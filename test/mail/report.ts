/** A report on a mail as a mail server writes it (RFC 3464), made of what differs. */
export interface ReportPlan {
  to: string
  action?: string
  status?: string
  address?: string
  said?: string
  /** Of the mail that is returned. */
  messageId?: string
  /** What of the mail comes back. */
  returned?: 'text/rfc822-headers' | 'message/rfc822'
}

export function reportOf({
  to,
  action = 'failed',
  status = '5.1.1',
  address = 'ichiro@yamada.example',
  said = 'smtp; 550 5.1.1 <ichiro@yamada.example>: user unknown',
  messageId = '<someone-elses@elsewhere.test>',
  returned = 'text/rfc822-headers',
}: ReportPlan): string {
  return [
    'Return-Path: <>',
    `Delivered-To: ${to}`,
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Mon, 1 Mar 2027 09:00:00 +0900',
    'Message-ID: <report-1@mx.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="report-parts"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--report-parts',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is the mail system at host mx.example. Your message could not be delivered.',
    '',
    '--report-parts',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'X-Queue-ID: 4ABCDEF',
    'Arrival-Date: Mon, 1 Mar 2027 08:59:58 +0900',
    '',
    `Final-Recipient: rfc822; ${address}`,
    `Original-Recipient: rfc822;${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.yamada.example',
    `Diagnostic-Code: ${said}`,
    '    (in reply to RCPT TO command)',
    '',
    '--report-parts',
    'Content-Description: Undelivered Message',
    `Content-Type: ${returned}`,
    '',
    'From: no-reply@warifu.test',
    `To: ${address}`,
    'Subject: =?UTF-8?B?44GK55+l44KJ44Gb?=',
    `Message-ID: ${messageId}`,
    ...(returned === 'message/rfc822' ? ['', 'The text that was not read.'] : []),
    '',
    '--report-parts--',
    '',
  ].join('\r\n')
}
