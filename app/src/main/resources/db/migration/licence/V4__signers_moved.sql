-- Licences are no longer the only files that are signed: the register of certificates lies one floor below.
insert into pdf.signer select * from licence.signer;

drop table licence.signer;
