"""What can be wrong with a log of past visits that somebody brings (`bocso estimate --log`)."""

from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError


class LogUnreadable(HallError):
    code = "log_unreadable"
    sentence = QT_TRANSLATE_NOOP("errors", "The file {path} cannot be read. ({reason})")


class LogColumnsMissing(HallError):
    code = "log_columns_missing"
    sentence = QT_TRANSLATE_NOOP("errors", "{path} has no column {missing}. Needed are: {needed}.")


class LogValueWrong(HallError):
    code = "log_value_wrong"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path}, line {line}: {column} is {value}. Allowed is a value such as {example}."
    )


class LogTooShort(HallError):
    code = "log_too_short"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} has {days} days on which somebody waited and was served. At least {needed} are needed."
    )
