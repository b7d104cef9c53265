//! The keys of maps, from serde's data model onto a tape.

use serde::Serialize;
use serde::ser::{self, Error as _, Impossible};

use super::tape::Tape;
use crate::data::DataError;

/// Lays the key of a map on a tape; only texts are keys.
pub(super) struct Key<'a> {
    pub(super) tape: &'a mut Tape,
}

fn no_key<T>() -> Result<T, DataError> {
    Err(DataError::custom("a key is not a text"))
}

macro_rules! no_keys {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, _: $type) -> Result<(), DataError> {
            no_key()
        })*
    };
}

impl ser::Serializer for Key<'_> {
    type Ok = ();
    type Error = DataError;
    type SerializeSeq = Impossible<(), DataError>;
    type SerializeTuple = Impossible<(), DataError>;
    type SerializeTupleStruct = Impossible<(), DataError>;
    type SerializeTupleVariant = Impossible<(), DataError>;
    type SerializeMap = Impossible<(), DataError>;
    type SerializeStruct = Impossible<(), DataError>;
    type SerializeStructVariant = Impossible<(), DataError>;

    no_keys! {
        serialize_bool: bool, serialize_char: char, serialize_bytes: &[u8],
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_str(self, key: &str) -> Result<(), DataError> {
        self.tape.key(key);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), DataError> {
        no_key()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), DataError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), DataError> {
        no_key()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), DataError> {
        no_key()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), DataError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), DataError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), DataError> {
        no_key()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, DataError> {
        no_key()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, DataError> {
        no_key()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, DataError> {
        no_key()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, DataError> {
        no_key()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, DataError> {
        no_key()
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, DataError> {
        no_key()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, DataError> {
        no_key()
    }
}
