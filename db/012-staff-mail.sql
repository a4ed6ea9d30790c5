-- Where somebody of the staff gets the test mails that he asks for. Nothing else goes there.
alter table staff add column mail_address text check (mail_address like '%_@_%' and length(mail_address) <= 254);
