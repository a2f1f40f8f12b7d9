CREATE SCHEMA catalog;

-- 没找到的搜索: what people asked for and no item answers. Words alone, never who asked.
CREATE TABLE catalog.unfound (
    city     char(6) NOT NULL,
    words    text    NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
    times    integer NOT NULL CHECK (times > 0),
    first_on date    NOT NULL,
    last_on  date    NOT NULL,
    PRIMARY KEY (city, words)
);
CREATE INDEX unfound_often ON catalog.unfound (city, times DESC, words);
